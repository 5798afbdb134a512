import './style/base.css'
import './style/shell.css'
import './style/room.css'
import './style/blocks.css'
import './style/asking.css'
import './style/pages.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { backWhereWeWere } from './api.ts'
import { Page } from './Page.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
backWhereWeWere()
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
