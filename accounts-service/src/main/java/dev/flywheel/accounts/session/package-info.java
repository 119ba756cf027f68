/** Being signed in: access and refresh tokens, and how they end. */
@NullMarked
package dev.flywheel.accounts.session;

import org.jspecify.annotations.NullMarked;
