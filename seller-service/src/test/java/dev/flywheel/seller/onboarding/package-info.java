/** Tests of the package of the same name. */
@NullMarked
package dev.flywheel.seller.onboarding;

import org.jspecify.annotations.NullMarked;
