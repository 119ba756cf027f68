/** Tests of the feature. */
@NullMarked
package dev.flywheel.accounts.session;

import org.jspecify.annotations.NullMarked;
