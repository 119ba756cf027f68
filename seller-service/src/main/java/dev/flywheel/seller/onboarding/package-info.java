/** Who may sell: registration, the seller's profile, suspension. */
@NullMarked
package dev.flywheel.seller.onboarding;

import org.jspecify.annotations.NullMarked;
