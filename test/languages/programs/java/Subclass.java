import io.github.cdkcognitoappclients.ConfidentialAppClient;
import io.github.cdkcognitoappclients.ConfidentialAppClientProps;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cognito.UserPool;
import software.constructs.Construct;

/** A client of an organization: it has parameters of its own, a default, and a method that does more than ours. */
public class Subclass {
    static class StaffApp extends ConfidentialAppClient {
        private final String host;

        StaffApp(final Construct scope, final String id, final UserPool userPool, final String host) {
            super(scope, id, ConfidentialAppClientProps.builder()
                    .userPool(userPool)
                    .callbackUrls(List.of("https://" + host + "/signed-in"))
                    .refreshTokenValidity(Duration.hours(12))
                    .build());
            this.host = host;
        }

        @Override
        public void addCallbackUrl(final String url) {
            super.addCallbackUrl("https://" + this.host + url);
        }
    }

    public static void main(final String[] args) {
        App app = new App();
        Stack stack = new Stack(app, "Stack");
        StaffApp staff = new StaffApp(stack, "Staff", new UserPool(stack, "Users"), "staff.acme.org");
        staff.addCallbackUrl("/second");

        Template.fromStack(stack).hasResourceProperties("AWS::Cognito::UserPoolClient", Map.of(
                "CallbackURLs", List.of("https://staff.acme.org/signed-in", "https://staff.acme.org/second"),
                "RefreshTokenValidity", 720));
    }
}
