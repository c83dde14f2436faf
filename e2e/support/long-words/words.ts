/** Words without a place to break, as long as a field takes or 200 letters, by the way they are written. The last stands foremost. */
export const longWords = {
  arabic: (letters = 200) => 'والمستشفيات'.repeat(30).slice(0, letters),
  chinese: (letters = 200) => '大型语言模型如何工作'.repeat(30).slice(0, letters),
  thai: (letters = 200) => 'โมเดลภาษาขนาดใหญ่ทำงานอย่างไร'.repeat(30).slice(0, letters),
  identifier: (letters = 200) =>
    'torch_nn_functional_scaled_dot_product_attention_'.repeat(9).slice(0, letters),
  latin: (letters = 200) => 'W'.repeat(letters),
} as const

export type LongWord = (letters?: number) => string
