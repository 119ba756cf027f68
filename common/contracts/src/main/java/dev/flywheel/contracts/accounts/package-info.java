/** Calls and events of accounts-service. */
@NullMarked
package dev.flywheel.contracts.accounts;

import org.jspecify.annotations.NullMarked;
