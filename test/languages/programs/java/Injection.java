import io.github.cdkcognitoappclients.PublicAppClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.IPropertyInjector;
import software.amazon.awscdk.InjectionContext;
import software.amazon.awscdk.PropertyInjectors;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cognito.UserPool;

/** Sets a default of an organization for every public client, which its author may still override. */
public class Injection {
    static class ShortAccessTokens implements IPropertyInjector {
        @Override
        public String getConstructUniqueId() {
            return PublicAppClient.PROPERTY_INJECTION_ID;
        }

        @Override
        public Object inject(final Object originalProps, final InjectionContext context) {
            Map<String, Object> props = new HashMap<>();
            props.put("accessTokenValidity", Duration.minutes(15));
            for (Map.Entry<?, ?> prop : ((Map<?, ?>) originalProps).entrySet()) {
                props.put((String) prop.getKey(), prop.getValue());
            }
            if (!List.of("https://app.acme.org/signed-in").equals(props.get("callbackUrls"))) {
                throw new AssertionError(props);
            }
            return props;
        }
    }

    public static void main(final String[] args) {
        App app = new App();
        Stack stack = new Stack(app, "Stack");
        PropertyInjectors.of(app).add(new ShortAccessTokens());
        UserPool userPool = new UserPool(stack, "Users");
        PublicAppClient.Builder.create(stack, "Default")
                .userPool(userPool)
                .callbackUrls(List.of("https://app.acme.org/signed-in"))
                .build();
        PublicAppClient.Builder.create(stack, "Own")
                .userPool(userPool)
                .callbackUrls(List.of("https://app.acme.org/signed-in"))
                .accessTokenValidity(Duration.minutes(30))
                .build();

        Template template = Template.fromStack(stack);
        template.resourcePropertiesCountIs("AWS::Cognito::UserPoolClient", Map.of("AccessTokenValidity", 15), 1);
        template.resourcePropertiesCountIs("AWS::Cognito::UserPoolClient", Map.of("AccessTokenValidity", 30), 1);
    }
}
