package dev.flywheel.accounts.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeyVaultTest {

    private static final byte[] PLAIN = "a private key".getBytes(StandardCharsets.UTF_8);

    private final KeyVault vault = new KeyVault("the secret of one installation, long enough");

    @Test
    void opensWhatItSealed() {
        byte[] sealed = vault.seal("k1", PLAIN);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("private");
        assertThat(vault.open("k1", sealed)).isEqualTo(PLAIN);
    }

    @Test
    void sealsTheSameDifferentlyEachTime() {
        assertThat(vault.seal("k1", PLAIN)).isNotEqualTo(vault.seal("k1", PLAIN));
    }

    @Test
    void opensNothingForAnotherSecretOrName() {
        byte[] sealed = vault.seal("k1", PLAIN);
        assertThatIllegalStateException()
                .isThrownBy(() -> new KeyVault("another secret").open("k1", sealed))
                .withMessageContaining("flywheel.accounts.key-secret");
        assertThatIllegalStateException().isThrownBy(() -> vault.open("k2", sealed));
    }

    @Test
    void noticesEveryChangedByte() {
        byte[] sealed = vault.seal("k1", PLAIN);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatIllegalStateException().isThrownBy(() -> vault.open("k1", changed));
        }
    }
}
