/** Tests of the feature. */
@NullMarked
package dev.flywheel.accounts.account;

import org.jspecify.annotations.NullMarked;
