import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './styles/base.css';
import './styles/shell.css';
import './styles/lists.css';
import './styles/text.css';
import './styles/screens.css';
import './styles/pieces.css';
import './styles/campaigns.css';
import './styles/matters.css';

declare global {
  interface Window {
    /** Set by `public/floor.js` when it has shown its page instead. */
    guikuBelowFloor?: boolean;
  }
}

const place = document.getElementById('desk');
if (place && window.guikuBelowFloor !== true) {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
