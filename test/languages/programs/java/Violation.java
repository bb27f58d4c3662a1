import io.github.cdkcognitoappclients.AppClientRules;
import io.github.cdkcognitoappclients.PublicAppClient;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;

public class Violation {
    public static void main(final String[] args) {
        App app = new App();
        Stack stack = new Stack(app, "Violation");
        UserPool userPool = new UserPool(stack, "Users");
        PublicAppClient.Builder.create(stack, "Spa")
                .userPool(userPool)
                .callbackUrls(List.of("http://app.acme.org/signed-in"))
                .accessTokenValidity(Duration.days(2))
                .refreshTokenValidity(Duration.days(3))
                .build();
        UserPoolClient.Builder.create(stack, "Old")
                .userPool(userPool)
                .oAuth(OAuthSettings.builder()
                        .flows(OAuthFlows.builder().clientCredentials(true).build())
                        .scopes(List.of(OAuthScope.OPENID))
                        .build())
                .build();
        AppClientRules.apply(app);
        app.synth();
    }
}
