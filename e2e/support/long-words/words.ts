/** Unbreakable words by script, 200 letters by default. The last is on the newest articles. */
export const longWords = {
  arabic: (letters = 200) => 'والمستشفيات'.repeat(30).slice(0, letters),
  chinese: (letters = 200) => '大型语言模型如何工作'.repeat(30).slice(0, letters),
  thai: (letters = 200) => 'โมเดลภาษาขนาดใหญ่ทำงานอย่างไร'.repeat(30).slice(0, letters),
  identifier: (letters = 200) =>
    'torch_nn_functional_scaled_dot_product_attention_'.repeat(9).slice(0, letters),
  latin: (letters = 200) => 'W'.repeat(letters),
} as const

export type LongWord = (letters?: number) => string
