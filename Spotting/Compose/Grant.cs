namespace Evolution.Spotting.Compose;

/// <summary>A config or secret that a service is given.</summary>
/// <param name="Name">Its name at the top level.</param>
/// <param name="Target">What it is called inside.</param>
/// <param name="At">Where it is given.</param>
sealed record Grant(string Name, string Target, Part At)
{
    public static Grant? Of(Part item) => (item.Text ?? item["source"]?.Text) is { } name ? new(name, item["target"]?.Text ?? name, item) : null;
}
