// One a line: the character, its name, other words to find it by.
const LIST = `
😀 grinning|smile happy
😄 smile|happy joy
😁 beaming|grin
😂 tears of joy|lol laugh joy
🤣 rolling on the floor|rofl laugh
🙂 slight smile|smile
🙃 upside down
😉 wink
😊 blush|smile
😇 innocent|angel halo
🥰 smiling with hearts|love
😍 heart eyes|love
😘 kiss
😋 yum|tasty
😎 cool|sunglasses
🤓 nerd|geek
🧐 monocle
🤩 star struck
🥳 party|celebrate
😏 smirk
😒 unamused
😞 disappointed|sad
😔 pensive
😟 worried
😕 confused
😢 cry|sad tear
😭 sob|cry
😤 triumph
😠 angry
🤬 swearing
😱 scream|shock
😨 fearful
😅 sweat smile
🤔 thinking|hmm
🤨 raised eyebrow
😐 neutral
🙄 rolling eyes
😬 grimace
🤐 zipper mouth
😴 sleeping
🤒 ill|sick
🤯 mind blown|exploding
🤷 shrug
🤦 facepalm
👍 thumbs up|+1 yes like
👎 thumbs down|-1 no
👏 clap|applause
🙌 raised hands|hooray
🙏 pray|thanks please
🤝 handshake
💪 muscle|strong
👋 wave|hello
👌 ok hand
✌️ victory|peace
🤞 crossed fingers|luck
👉 point right
👈 point left
👆 point up
👇 point down
✍️ writing hand
👀 eyes|look
🧠 brain
❤️ heart|love red
🧡 orange heart
💛 yellow heart
💚 green heart
💙 blue heart
💜 purple heart
🖤 black heart
💔 broken heart
💯 hundred|100
💥 boom|collision
💡 idea|light bulb
💬 speech|comment
💭 thought
🔥 fire|hot lit
✨ sparkles|new
⭐ star
🌟 glowing star
⚡ lightning|zap
🎉 tada|party celebrate
🎊 confetti
🎁 gift|present
🏆 trophy
🥇 gold medal|first
🎯 target|bullseye
🚀 rocket|launch ship
✅ check|done yes
☑️ checked box
❌ cross|no
❗ exclamation
❓ question
⚠️ warning
🚫 forbidden
🛑 stop
ℹ️ information
🆕 new button
🔗 link chain
📌 pin
📎 paperclip
✏️ pencil
📝 memo|note
📖 book|open
📚 books
📰 newspaper|news
📅 calendar|date
📈 chart up|growth
📉 chart down
📊 bar chart
📷 camera|photo
🎥 film camera|video
🎤 microphone
🎧 headphones
🎵 music note
🎨 art|palette
💻 laptop|computer
🖥️ desktop
📱 phone|mobile
⌨️ keyboard
🖱️ computer mouse
🔋 battery
🔌 plug
🔍 search|magnifier
🔒 lock
🔓 unlock
🔑 key
🔨 hammer
🔧 wrench|tool
⚙️ gear|settings
🧪 test tube|experiment
🔬 microscope
🧩 puzzle
🤖 robot|bot ai
🐛 bug|insect
🐍 snake|python
🐧 penguin|linux
🐙 octopus
🦀 crab|rust
🦊 fox
🐶 dog
🐱 cat
🦄 unicorn
🐝 bee
🌍 earth|world globe
🌐 web globe
🌱 seedling|grow
🌳 tree
🌸 blossom|flower
🌹 rose
☀️ sun
🌙 moon
☁️ cloud
🌧️ rain
❄️ snow
🌈 rainbow
🌊 wave water|sea
🍎 apple
🍋 lemon
🍕 pizza
🍔 burger
🍰 cake
🎂 birthday cake
☕ coffee
🍵 tea
🍺 beer
🍷 wine
🏠 house|home
🏢 office
🚗 car
🚲 bicycle|bike
🚆 train
✈️ plane|flight
⏰ alarm clock
⏳ hourglass
⌛ hourglass done
💰 money bag
💶 euro
💵 dollar
🛒 cart|shopping
📦 package|box
✉️ envelope|mail
📧 e-mail|email
🔔 bell
📢 loudspeaker
🗑️ bin|trash
🗳️ ballot
⚖️ scales|law
🏳️ white flag
🏁 chequered flag|finish
➡️ arrow right
⬅️ arrow left
⬆️ arrow up
⬇️ arrow down
🔄 refresh|again
♻️ recycle
➕ plus
➖ minus
`

/** Emoji by name. */
export const EMOJI = LIST.trim()
  .split('\n')
  .map((line) => {
    const space = line.indexOf(' ')
    const [title = '', words = ''] = line.slice(space + 1).split('|')
    return { sign: line.slice(0, space), title, aliases: words.split(' ').filter(Boolean) }
  })

/** The emoji with exactly this name, or one of its other words; `_` stands for a space. */
export function emojiNamed(name: string): string | null {
  const words = name.replaceAll('_', ' ').toLowerCase()
  const found =
    EMOJI.find(({ title }) => title === words) ?? EMOJI.find(({ aliases }) => aliases.includes(words))
  return found?.sign ?? null
}
