import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('what English posts call machines', () => {
  it.each([
    ['humvee', 'HMMWV'],
    ['maxxpro', 'International M1224 MaxxPro'],
    ['mtlb', 'MT-LB'],
    ['kamaz', 'KamAZ'],
    ['Strf 9040', 'CV9040C'],
    ['Chally 2', 'Challenger 2'],
    ['TOS launcher', 'TOS-1A'],
    ['Desert Cross buggy', 'Desertcross 1000-3'],
    ['fuel bowser', 'Trucks, Vehicles and Jeeps'],
    ['quadbike', 'Trucks, Vehicles and Jeeps'],
    ['gun truck', 'Trucks, Vehicles and Jeeps'],
    ['comms truck', 'Command Posts And Communications Stations'],
    ['armoured excavator', 'Engineering Vehicles And Equipment'],
    ['GPS jammer', 'Jammers And Deception Systems'],
    ['SHORAD system', 'Surface-To-Air Missile Systems'],
    ['RHIB', 'Naval Ships'],
    ['inflatable boat', 'Naval Ships'],
    ['blyatmobile', 'Tanks'],
    ['attack helo', 'Helicopters'],
    ['spotter drone', 'Reconnaissance Unmanned Aerial Vehicles'],
  ])('are names of what was lost: "%s"', (name, model) => {
    const text = `Ukrainian soldiers destroyed a Russian ${name} near Klishchiivka.`;
    expect(lossesIn(text)).toEqual([`1 ${model} RUS destroyed`]);
  });

  it.each([
    'A minibus overturned near Uman and was destroyed.',
    'A quad bike was stolen from a farm near Lviv.',
    'A scooter was burned in a Kyiv yard.',
    'An ambulance was destroyed in a Russian strike on the hospital.',
    'A dinghy with migrants sank in the Channel.',
    'A wooden inflatable tank was destroyed near Terny.',
  ])('are not always a machine of war: "%s"', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});
