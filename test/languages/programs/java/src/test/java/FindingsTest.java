import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cdkcognitoappclients.PublicAppClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;

class FindingsTest {
    private static Stack stackWith(final String... callbackUrls) {
        Stack stack = new Stack(new App(), "Stack");
        UserPool userPool = new UserPool(stack, "Users");
        userPool.addDomain("Domain", UserPoolDomainOptions.builder()
                .cognitoDomain(CognitoDomainOptions.builder().domainPrefix("acme").build())
                .build());
        PublicAppClient.Builder.create(stack, "Web").userPool(userPool).callbackUrls(List.of(callbackUrls)).build();
        return stack;
    }

    @Test
    void settings() {
        Template.fromStack(stackWith("https://app.example.org/")).hasResourceProperties("AWS::Cognito::UserPoolClient",
                Map.of("CallbackURLs", List.of("https://app.example.org/"), "GenerateSecret", false));
    }

    @Test
    void error() {
        Stack stack = stackWith("http://app.example.org/");
        Exception failure = assertThrows(RuntimeException.class, () -> Template.fromStack(stack));
        assertTrue(failure.getMessage().contains("cdk-cognito-app-clients::callback-https"), failure.getMessage());
    }

    @Test
    void warning() {
        Annotations.fromStack(stackWith("https://app.example.org/", "http://localhost:3000/"))
                .hasWarning("*", Match.stringLikeRegexp("redirect-localhost-in-prod"));
    }

    @Test
    void noWarning() {
        Annotations.fromStack(stackWith("https://app.example.org/"))
                .hasNoWarning("*", Match.stringLikeRegexp("cdk-cognito-app-clients::"));
    }
}
