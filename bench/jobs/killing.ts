import { setTimeout as delay } from 'node:timers/promises'
import { KIND_NAMES, type Kind, type KindName, kindsOf } from './kinds.ts'
import { countJobs, declareDead, takeFailed, untilEnded, untilQuiet, untilRunning } from './queue.ts'
import { type Killed, type Place, type Stand, startStand } from './stand.ts'

/** `isMidway`: the kill came before the job had ended. */
export type Round = { name: KindName; killed: Killed | 'none'; isMidway: boolean; faults: string[] }

/**
 * Runs each kind of job undisturbed first, which says how long it takes; then kills one of `kills` at a random moment of
 * it in each round. `onRound` hears every result.
 */
export async function killJobs(
  place: Place,
  kills: readonly Killed[],
  onRound: (round: Round) => void,
): Promise<void> {
  const stand = await startStand(place)
  try {
    const kinds = kindsOf(stand)
    for (const name of KIND_NAMES) {
      const kind = kinds[name]
      await kind.prepare?.()
      await untilEnded(name)
      const undisturbed = await runUndisturbed(name, kind)
      onRound(undisturbed.round)
      for (const killed of kills)
        onRound(await runKilled({ stand, name, kind, killed, milliseconds: undisturbed.milliseconds }))
    }
  } finally {
    await stand.stop()
  }
}

async function runUndisturbed(name: KindName, kind: Kind): Promise<{ round: Round; milliseconds: number }> {
  await kind.begin()
  await untilRunning(name)
  const began = performance.now()
  const isQuiet = await untilQuiet(name, kind)
  const milliseconds = performance.now() - began
  return {
    milliseconds,
    round: { name, killed: 'none', isMidway: false, faults: await judge(name, kind, isQuiet) },
  }
}

type Plan = { stand: Stand; name: KindName; kind: Kind; killed: Killed; milliseconds: number }

async function runKilled({ stand, name, kind, killed, milliseconds }: Plan): Promise<Round> {
  await kind.begin()
  await untilRunning(name)
  await delay(Math.random() * milliseconds)
  const isMidway = (await countJobs(name)).open > 0
  await stand.kill(killed)
  if (killed !== 'database') await declareDead()
  await stand.restore()
  const isQuiet = await untilQuiet(name, kind)
  return { name, killed, isMidway, faults: await judge(name, kind, isQuiet) }
}

async function judge(name: KindName, kind: Kind, isQuiet: boolean): Promise<string[]> {
  const failed = await takeFailed(name)
  return [
    ...(isQuiet ? [] : [`it is not done after minutes: ${await kind.left()} left`]),
    ...(failed > 0 ? [`${failed} jobs failed for good`] : []),
    ...(await kind.faults()),
  ]
}
