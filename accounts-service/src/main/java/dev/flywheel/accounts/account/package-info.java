/** The people: signing up, their passwords, and the roles they hold. */
@NullMarked
package dev.flywheel.accounts.account;

import org.jspecify.annotations.NullMarked;
