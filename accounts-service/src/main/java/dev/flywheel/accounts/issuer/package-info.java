/** The OAuth 2 issuer: signing keys, access tokens for people and for services, discovery. */
@NullMarked
package dev.flywheel.accounts.issuer;

import org.jspecify.annotations.NullMarked;
