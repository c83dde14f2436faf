import './notice.css'
import { useState } from 'react'

/** One quiet place for what every writer should know, over the end of the screen, so that nothing moves. */
export function useNotice() {
  const [message, notify] = useState<string | null>(null)
  const notice = (
    <div className="editor-notice" role="status">
      {message && (
        <p>
          {message}{' '}
          <button type="button" className="quiet" onClick={() => notify(null)}>
            Close
          </button>
        </p>
      )}
    </div>
  )
  return { notify, notice }
}
