import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';

/** What a person or program may do on a node. */
export const ROLES = ['operator', 'manager', 'technician', 'coordinator'] as const;
/** operator: daily work; manager: that and decisions; technician: running the node, never people's data; coordinator: the network's registry. */
export type Role = (typeof ROLES)[number];

/** Who sent the request, as the access guard established it. */
export interface RequestUser {
  /** Name of the API key, or the token's subject: it is written in logs and audit rows, so it names a key, not a person. */
  readonly label: string;
  readonly role: Role;
}

/** Metadata key of {@link Roles}. */
export const ROLES_METADATA = 'filiera:roles';
/** Metadata key of {@link Open}. */
export const OPEN_METADATA = 'filiera:open';

/** Lets the named roles call a route (a manager may do what an operator may). A route without `@Roles` or `@Open` is refused to everyone. */
export const Roles = (...roles: [Role, ...Role[]]): ClassDecorator & MethodDecorator => SetMetadata(ROLES_METADATA, roles);

/** Lets anyone call a route without credentials. Only health and what authenticates itself by its content (an invitation) may be open. */
export const Open = (): ClassDecorator & MethodDecorator => SetMetadata(OPEN_METADATA, true);

/** A request that the access guard has let through. */
export interface AuthenticatedRequest {
  user?: RequestUser;
}

/** Parameter decorator: the {@link RequestUser} of the request. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): RequestUser | undefined =>
  context.switchToHttp().getRequest<AuthenticatedRequest>().user,
);
