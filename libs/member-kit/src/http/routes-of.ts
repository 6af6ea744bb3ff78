import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { OPEN_METADATA, ROLES_METADATA, type Role } from '../access/roles.js';

/** One HTTP route and who may call it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Template with parameters: `/vacancies/:id`. */
  readonly path: string;
  /** Roles that the route names; empty when it is open, or when it is refused to everyone. */
  readonly roles: readonly Role[];
  readonly open: boolean;
  /** `VacanciesController.publish`: where to look. */
  readonly handler: string;
  readonly controller: Function;
  readonly action: string;
}

/** Every HTTP route of a running member with its roles: what the role matrix and the fuzz test go through. */
export function routesOf(app: INestApplicationContext): Route[] {
  const scanner = app.get(MetadataScanner, { strict: false });
  const reflector = app.get(Reflector, { strict: false });
  return app.get(DiscoveryService, { strict: false }).getControllers().flatMap(({ metatype, instance }) => {
    if (typeof metatype !== 'function' || !instance) return [];
    return scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object).flatMap((action) =>
      routesOfMethod(reflector, metatype, (instance as Record<string, Function>)[action]!, action));
  });
}

function routesOfMethod(reflector: Reflector, controller: Function, method: Function, action: string): Route[] {
  const verb = Reflect.getMetadata(METHOD_METADATA, method) as RequestMethod | undefined;
  if (verb === undefined) return [];
  const roles = reflector.getAllAndOverride<Role[] | undefined>(ROLES_METADATA, [method, controller as never]) ?? [];
  const open = reflector.getAllAndOverride<boolean | undefined>(OPEN_METADATA, [method, controller as never]) ?? false;
  return pathsOf(controller).flatMap((start) => pathsOf(method).map((end): Route => ({
    method: RequestMethod[verb] as Route['method'],
    path: `/${start}/${end}`.replaceAll(/\/+/g, '/').replace(/(?<=.)\/$/, ''),
    roles,
    open,
    handler: `${controller.name}.${action}`,
    controller,
    action,
  })));
}

function pathsOf(target: Function): string[] {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return Array.isArray(path) ? path : [path ?? ''];
}
