/** Shared users: who they are, how they sign in, and the tokens that say so to all other services. */
@NullMarked
package dev.flywheel.accounts;

import org.jspecify.annotations.NullMarked;
