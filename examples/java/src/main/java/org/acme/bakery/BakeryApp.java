package org.acme.bakery;

import io.github.cdkcognitoappclients.AppClientRules;
import software.amazon.awscdk.App;
import software.amazon.awscdk.StackProps;

public class BakeryApp {
    public static void main(final String[] args) {
        App app = new App();
        new BakeryStack(app, "Bakery", StackProps.builder().build());
        AppClientRules.apply(app);
        app.synth();
    }
}
