import { describe, expect, it } from 'vitest';
import { placeOf } from './place-told.ts';

describe('a place named for something else', () => {
  it.each([
    ['Russian BMP-2 destroyed by 3rd Assault Brigade in Andriivka, south of Bakhmut', 'Andriivka'],
    ['Russian landing ship Novocherkassk destroyed in Feodosia', 'Feodosia'],
    ['Russian landing ship "Saratov" destroyed in Berdiansk', 'Berdiansk'],
    ["Ukraine's 92nd brigade from Chuhuiv destroyed a Russian T-72 near Bakhmut", 'Bakhmut'],
    ["79-та Миколаївська бригада знищила російський Т-72 біля Мар'їнки", 'Marinka'],
    ['Kharkiv brigade destroyed a Russian T-72 near Bakhmut', 'Bakhmut'],
    ['A Russian T-72 captured near Kharkiv was later shown in Kyiv', 'Kharkiv'],
    ['KYIV, Feb 7 (Reuters) - Russian T-72 destroyed near Bakhmut', 'Bakhmut'],
    ['KYIV - Russian T-72 destroyed near Bakhmut', 'Bakhmut'],
    ['Officials said in Kyiv that a Russian T-72 was destroyed near Bakhmut', 'Bakhmut'],
    ['A Ukrainian T-64 built in Kharkiv was destroyed near Bakhmut', 'Bakhmut'],
    ['Moscow lost 3 T-72 tanks near Bakhmut', 'Bakhmut'],
    ['Moscow says a Ukrainian Leopard 2 was destroyed near Orikhiv', 'Orikhiv'],
    ['Kharkiv-made T-64 of Ukraine destroyed near Bakhmut', 'Bakhmut'],
    ['A T-72 was captured near Balakliia, Kharkiv Oblast, and taken to Poltava', 'Balakliia'],
    ["Kharkiv's 92nd brigade destroyed a Russian T-72 near Bakhmut", 'Bakhmut'],
    ['Бійці 92-ї бригади з Чугуєва знищили російський Т-72 під Бахмутом', 'Bakhmut'],
    ['Мелитопольская бригада уничтожила Т-72 ВСУ под Ореховом', 'Orikhiv'],
    ['Ukraine says in Kyiv: Russian T-72 destroyed near Bakhmut', 'Bakhmut'],
    ['Kyiv says a Russian T-72 was destroyed near Bakhmut', 'Bakhmut'],
    ['За версією Києва, російський Т-72 знищено під Бахмутом', 'Bakhmut'],
    ['A Russian Su-34 that took off from Morozovsk was shot down near Bakhmut', 'Bakhmut'],
    ['The T-72 captured near Kharkiv is now in Kyiv, where it was shown', 'Kharkiv'],
    ['Російський танк Т-72, захоплений під Харковом, показали у Києві', 'Kharkiv'],
    ['Leopard 2 of Ukraine, assembled in Kharkiv, was destroyed near Bakhmut', 'Bakhmut'],
    ['Russian Tu-22M3 from Shaykovka airbase crashed in Stavropol Krai', 'Stavropol Krai'],
  ])('leaves the loss where it was: "%s"', (text, name) => {
    expect(placeOf(text)?.name).toBe(name);
  });

  it.each([
    'A destroyed Russian T-72 was brought to Kyiv',
    'Russian ship damaged by a missile fired from Crimea',
    'Captured Russian T-72 taken to Kyiv',
    'Разом до Перемоги! Знищено російський танк Т-72',
    'President Volodymyr Zelensky said a Russian T-72 was destroyed',
    'Трофейний російський танк Т-72 виставили у Києві',
    'Captured T-72 delivered to Kharkiv from Kupiansk',
    'A Russian Ka-52 destroyed by a missile launched from Kharkiv',
    'Трофейный российский танк Т-72 на выставке в Киеве',
    'A column sent to Kyiv: Russian T-72 destroyed',
  ])('is no place of the loss where no other is told: "%s"', (text) => {
    expect(placeOf(text)).toBeNull();
  });
});
