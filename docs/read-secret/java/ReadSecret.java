import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

public final class ReadSecret {
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final SecretsManagerClient secretsManager = SecretsManagerClient.create();
    private final String arn;
    private JsonNode value;
    private Instant until = Instant.MIN;

    public ReadSecret(String arn) {
        this.arn = arn;
    }

    /** @param refused whether Cognito answered invalid_client to the last value */
    public synchronized JsonNode read(boolean refused) throws IOException {
        if (refused || Instant.now().isAfter(until)) {
            String text = secretsManager.getSecretValue(request -> request.secretId(arn)).secretString();
            value = new ObjectMapper().readTree(text);
            until = Instant.now().plus(MAX_AGE);
        }
        return value;
    }
}
