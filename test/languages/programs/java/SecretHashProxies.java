import io.github.cdkcognitoappclients.ConfidentialAppClient;
import io.github.cdkcognitoappclients.SecretHashProxy;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.UserPool;

/** A proxy with a distribution that it creates, and one with a distribution of the app. */
public class SecretHashProxies {
    public static void main(final String[] args) {
        Stack stack = new Stack(new App(), "Stack");
        ConfidentialAppClient client = ConfidentialAppClient.Builder.create(stack, "Web")
                .userPool(new UserPool(stack, "Users"))
                .disableOAuth(true)
                .authFlows(AuthFlow.builder().userSrp(true).build())
                .build();
        List<String> allowedOrigins = List.of("https://app.example.org");
        SecretHashProxy created = SecretHashProxy.Builder.create(stack, "Created")
                .client(client).allowedOrigins(allowedOrigins).createDistribution(true).build();
        Distribution site = Distribution.Builder.create(stack, "Site")
                .defaultBehavior(BehaviorOptions.builder().origin(new HttpOrigin("site.example.org")).build())
                .build();
        SecretHashProxy own = SecretHashProxy.Builder.create(stack, "Own")
                .client(client).allowedOrigins(allowedOrigins).distribution(site).distributionPath("/sign-in").build();
        CfnOutput.Builder.create(stack, "CreatedEndpoint").value(created.getEndpoint()).build();
        CfnOutput.Builder.create(stack, "OwnEndpoint").value(own.getEndpoint()).build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::CloudFront::Distribution", 2);
        template.hasResourceProperties("AWS::CloudFront::Distribution", Map.of("DistributionConfig", Map.of(
                "CacheBehaviors", List.of(Map.of("PathPattern", "/sign-in", "Compress", false)))));
    }
}
