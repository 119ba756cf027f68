/** Tests of the feature. */
@NullMarked
package dev.flywheel.accounts.issuer;

import org.jspecify.annotations.NullMarked;
