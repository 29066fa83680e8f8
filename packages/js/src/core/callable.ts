type Call<C> = C extends (...given: infer Given) => infer Result ? (...given: Given) => Result : never;

/** The methods beside the call. None may have a name that functions own already, such as `name` or `call`. */
type Methods<C> = { [Name in keyof C]: Name extends keyof CallableFunction ? never : C[Name] };

/** Makes an accessor that is itself a method: `game.leaderboard()` beside `game.leaderboard.me()`. */
export const callable = <C>(call: Call<C>, methods: Methods<C>): Call<C> & Methods<C> =>
  Object.assign(call, methods);
