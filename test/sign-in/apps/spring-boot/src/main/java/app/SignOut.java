package app;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Ends the session of managed login after that of the app. SIGN_OUT_URL is client.signOutUrl({ logoutUri }). */
@Configuration
public class SignOut {
    @Bean
    SecurityFilterChain security(HttpSecurity http, @Value("${SIGN_OUT_URL}") String signOutUrl) throws Exception {
        return http
            .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
            .oauth2Login(Customizer.withDefaults())
            .logout(logout -> logout.logoutSuccessHandler((request, response, user) -> response.sendRedirect(signOutUrl)))
            .build();
    }
}
