using Evolution.Board.Live;
using Microsoft.AspNetCore.Components;

namespace Evolution.Board.Breaking;

/// <summary>A component that renders twice a second while it is shown, and knows the state of the host.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    readonly PeriodicTimer timer = new(Pace);
    IDisposable? watching;

    [Inject]
    HostWatch Watch { get; set; } = null!;

    /// <summary>The last known state of the host.</summary>
    private protected HostView View { get; private set; } = HostView.Unknown;

    protected override async Task OnInitializedAsync()
    {
        // Show the known state while reading the new one. Otherwise the page would report for a moment that nothing runs.
        View = Watch.View;
        View = await Watch.LookAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        watching = Watch.Watch(() => Task.CompletedTask);
        _ = DrawAsync();
    }

    /// <summary>Called before each periodic render.</summary>
    protected virtual void OnBeat()
    {
    }

    public virtual void Dispose()
    {
        GC.SuppressFinalize(this);
        watching?.Dispose();
        timer.Dispose();
    }

    async Task DrawAsync()
    {
        while (await timer.WaitForNextTickAsync()) await InvokeAsync(Draw);
    }

    void Draw()
    {
        View = Watch.View;
        OnBeat();
        StateHasChanged();
    }
}
