using System.Text.Json;
using Evolution.AppHost.Faults;

namespace Evolution.AppHost.Commands;

/// <summary>The commands that inject faults into stores and heal them. A service that uses the store injects them, like a noisy neighbor.</summary>
static class StoreFaultCommands
{
    // The same values as in the experiments flood-cache and hog-database.
    const int FloodMegabytes = 192;
    const int HogBurners = 2;

    /// <summary>Adds the commands <c>flood</c> and <c>heal</c> to a cache: the service writes so much data that the entries of all services are evicted.</summary>
    public static void WithFloodCommand(this IResourceBuilder<IResource> cache, IResourceBuilder<ProjectResource> service, LabToken? token) => cache.WithFault(service, token, "flood", "Drop",
        new { megabytes = FloodMegabytes },
        $"{service.Resource.Name} writes {FloodMegabytes} MB into {cache.Resource.Name}, several times its capacity",
        "entries of other services are evicted, and these services query their databases until the cache is healed",
        state => state.GetProperty("megabytes").GetInt32() > 0 ? $"{service.Resource.Name} floods the cache" : null);

    /// <summary>Adds the commands <c>hog</c> and <c>heal</c> to a database server: the service takes all connections and burns CPU time.</summary>
    public static void WithHogCommand(this IResourceBuilder<IResource> server, IResourceBuilder<ProjectResource> service, LabToken? token) => server.WithFault(service, token, "hog", "Flame",
        new { burners = HogBurners },
        $"{service.Resource.Name} takes all available connections of {server.Resource.Name}, and burns CPU time with {HogBurners} of them",
        "requests that need a connection fail until the server is healed",
        state => state.GetProperty("connections").GetInt32() > 0 ? $"{service.Resource.Name} holds all connections" : null);

    /// <summary>Adds a fault command and <c>heal</c> to a store, but only once: the first service that uses a shared store injects its faults.</summary>
    static void WithFault<T>(this IResourceBuilder<T> store, IResourceBuilder<ProjectResource> service, LabToken? token, string fault, string icon, object settings, string description, string consequence, Func<JsonElement, string?> describe) where T : IResource
    {
        var name = store.Resource.Name;
        if (token is null || store.Resource.Annotations.OfType<ResourceCommandAnnotation>().Any(command => command.Name == fault)) return;

        var lab = new ServiceLabClient(service, token);
        store
            .WithAnnotation(new FaultProbeAnnotation(service.Resource, async cancellationToken => describe(await lab.GetAsync(fault, cancellationToken))))
            .WithCommand(fault, $"{char.ToUpperInvariant(fault[0])}{fault[1..]}", context => lab.PutAsync(fault, settings, description, context.CancellationToken).ThenRefreshFaultAsync(store.Resource, context), new CommandOptions
            {
                Description = $"{description}.",
                ConfirmationMessage = $"{description}: {consequence}.",
                IconName = icon,
                UpdateState = CommandStates.EnableWhenRunningWithoutFault,
            })
            .WithCommand("heal", "Heal", context => lab.DeleteAsync(fault, $"{name} is healed", context.CancellationToken).ThenRefreshFaultAsync(store.Resource, context), new CommandOptions
            {
                Description = "Ends the fault and frees the occupied resources.",
                IconName = "Heart",
                UpdateState = CommandStates.EnableWhenFaulted,
            });
    }
}
