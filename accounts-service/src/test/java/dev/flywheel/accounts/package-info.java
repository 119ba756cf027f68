/** Tests of accounts-service as a whole, and what its service tests share. */
@NullMarked
package dev.flywheel.accounts;

import org.jspecify.annotations.NullMarked;
