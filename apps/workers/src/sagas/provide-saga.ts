import type { Saga } from "@fanfare/domain/kernel";
import type { FactoryProvider, InjectionToken } from "@nestjs/common";

export const sagaTokenPrefix = "saga:";

/** Lists a saga among a module's providers: `provideSaga("payments.payout", [UNIT_OF_WORK, PAYMENT_PROVIDER], (unitOfWork, provider) => makePayoutSaga({ unitOfWork, provider }))`. */
export const provideSaga = <Dependencies extends never[], State>(
  name: string,
  inject: InjectionToken[],
  make: (...dependencies: Dependencies) => Saga<State>,
): FactoryProvider<Saga<State>> => ({ provide: `${sagaTokenPrefix}${name}`, inject, useFactory: make });
