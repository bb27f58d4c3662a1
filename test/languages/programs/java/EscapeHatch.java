import io.github.cdkcognitoappclients.PublicAppClient;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cognito.CfnUserPoolClient;
import software.amazon.awscdk.services.cognito.UserPool;

public class EscapeHatch {
    public static void main(final String[] args) {
        Stack stack = new Stack(new App(), "Stack");
        PublicAppClient client = PublicAppClient.Builder.create(stack, "Web")
                .userPool(new UserPool(stack, "Users"))
                .callbackUrls(List.of("https://app.example.org/"))
                .build();

        CfnUserPoolClient l1 = (CfnUserPoolClient) client.getNode().getDefaultChild();
        l1.addPropertyOverride("ClientName", "web");
        l1.overrideLogicalId("WebClient");

        Template.fromStack(stack).templateMatches(Map.of("Resources", Map.of("WebClient", Map.of(
                "Properties", Map.of("ClientName", "web")))));
    }
}
