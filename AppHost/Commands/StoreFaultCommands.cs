using System.Text.Json;
using Evolution.AppHost.Faults;

namespace Evolution.AppHost.Commands;

/// <summary>The commands that inject faults into stores and heal them, through a service that uses them, as a noisy neighbor does.</summary>
static class StoreFaultCommands
{
    // The same values as in the experiments flood-cache and hog-database.
    const int FloodMegabytes = 192;
    const int HogBurners = 2;

    /// <summary>Adds the commands <c>flood</c> and <c>heal</c> to a cache: the service writes so much data that the entries of all services are evicted.</summary>
    public static void WithFloodCommand(this IResourceBuilder<IResource> cache, IResourceBuilder<ProjectResource> through, LabAccess? access) => cache.WithFault(through, access, "flood", "Drop",
        new { megabytes = FloodMegabytes },
        $"{through.Resource.Name} writes {FloodMegabytes} MB into {cache.Resource.Name}, several times what it holds",
        "entries that others need are pushed out, and they ask their databases instead until it is healed",
        state => state.GetProperty("megabytes").GetInt32() > 0 ? $"{through.Resource.Name} floods it" : null);

    /// <summary>Adds the commands <c>hog</c> and <c>heal</c> to a database server: the service takes all its connections and consumes its processor time.</summary>
    public static void WithHogCommand(this IResourceBuilder<IResource> server, IResourceBuilder<ProjectResource> through, LabAccess? access) => server.WithFault(through, access, "hog", "Flame",
        new { burners = HogBurners },
        $"{through.Resource.Name} takes every connection that {server.Resource.Name} gives, and burns processor time with {HogBurners} of them",
        "requests that need one of its connections fail until it is healed",
        state => state.GetProperty("connections").GetInt32() > 0 ? $"{through.Resource.Name} holds its connections" : null);

    /// <summary>Adds a fault command and <c>heal</c> to a store, once: the fault of a shared store goes through the first service that uses it.</summary>
    static void WithFault<T>(this IResourceBuilder<T> store, IResourceBuilder<ProjectResource> through, LabAccess? access, string fault, string icon, object wish, string done, string consequence, Func<JsonElement, string?> inWords) where T : IResource
    {
        var name = store.Resource.Name;
        if (access is null || store.Resource.Annotations.OfType<ResourceCommandAnnotation>().Any(command => command.Name == fault)) return;

        var lab = new ServiceLab(through, access);
        store
            .WithAnnotation(new FaultProbeAnnotation(through.Resource, async cancellationToken => inWords(await lab.GetAsync(fault, cancellationToken))))
            .WithCommand(fault, $"{char.ToUpperInvariant(fault[0])}{fault[1..]}", context => lab.PutAsync(fault, wish, done, context.CancellationToken).ThenLookAsync(store.Resource, context), new CommandOptions
            {
                Description = $"{done}.",
                ConfirmationMessage = $"{done}: {consequence}.",
                IconName = icon,
                UpdateState = CommandStates.WhileRunningUnhurt,
            })
            .WithCommand("heal", "Heal", context => lab.DeleteAsync(fault, $"{name} is healed", context.CancellationToken).ThenLookAsync(store.Resource, context), new CommandOptions
            {
                Description = "That ends, and what it took is given back.",
                IconName = "Heart",
                UpdateState = CommandStates.WhileHurt,
            });
    }
}
