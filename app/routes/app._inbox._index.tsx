import { ThreadEmpty } from "#app/modules/conversations/ui/thread/thread-view.tsx";

/** No thread is open. */
export default function NoThread() {
  return (
    <div className="inbox__thread">
      <ThreadEmpty />
    </div>
  );
}
