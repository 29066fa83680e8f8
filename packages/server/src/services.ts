/** What the server reaches beyond its database. A service that is not set up is undefined. */
export interface Services {
  /** The name of this server in the requests it makes. */
  userAgent: string;
}

export const createServices = (): Services => ({ userAgent: 'cStar-Server/1.0' });
