import { render } from "preact";
import { ExchangePanel } from "./ExchangePanel.js";
import { ResourceCard } from "./ResourceCard.js";
import { listError, resources, show, system } from "./state.js";
import { systems } from "./systems.js";

function App() {
  return (
    <>
      <header>
        <h1>cloudip</h1>
        <p>Addresses bound in the emulated clouds. Nothing here touches a real account.</p>
        <nav aria-label="Systems">
          {systems.map((each) => (
            <button type="button" key={each.title} aria-pressed={system.value === each} onClick={() => show(each)}>
              {each.title}
            </button>
          ))}
        </nav>
      </header>
      <main>
        <div>
          {listError.value && (
            <p class="failed" role="alert">
              {listError.value.kind}: {listError.value.message}
            </p>
          )}
          {resources.value.map((resource) => (
            <ResourceCard key={resource.id} resource={resource} />
          ))}
        </div>
        <ExchangePanel />
      </main>
    </>
  );
}

render(<App />, document.body);
