namespace Evolution.AppHost.Commands;

/// <summary>The commands that break stores and heal them, through a service that uses them, as a noisy neighbour does.</summary>
static class StoreFaultCommands
{
    // As the experiments flood-cache and hog-database do it.
    const int FloodMegabytes = 192;
    const int HogBurners = 2;

    /// <summary>The commands <c>flood</c> and <c>heal</c> of a cache: the service writes into it what pushes everybody's entries out.</summary>
    public static void WithFloodCommand(this IResourceBuilder<IResource> cache, IResourceBuilder<ProjectResource> through, LabAccess? access) => cache.WithFault(through, access, "flood", "Drop",
        new { megabytes = FloodMegabytes },
        $"{through.Resource.Name} writes {FloodMegabytes} MB into {cache.Resource.Name}, several times what it holds");

    /// <summary>The commands <c>hog</c> and <c>heal</c> of a database server: the service takes its connections and burns its processor time.</summary>
    public static void WithHogCommand(this IResourceBuilder<IResource> server, IResourceBuilder<ProjectResource> through, LabAccess? access) => server.WithFault(through, access, "hog", "Flame",
        new { burners = HogBurners },
        $"{through.Resource.Name} takes every connection that {server.Resource.Name} gives, and burns processor time with {HogBurners} of them");

    /// <summary>A shared store is broken through the first service that uses it.</summary>
    static void WithFault<T>(this IResourceBuilder<T> store, IResourceBuilder<ProjectResource> through, LabAccess? access, string fault, string icon, object wish, string done) where T : IResource
    {
        var name = store.Resource.Name;
        if (access is null || store.Resource.Annotations.OfType<ResourceCommandAnnotation>().Any(command => command.Name == fault)) return;

        var lab = new ServiceLab(through, access);
        store
            .WithCommand(fault, $"{char.ToUpperInvariant(fault[0])}{fault[1..]}", context => lab.PutAsync(fault, wish, done, context.CancellationToken), new CommandOptions
            {
                Description = $"{done}.",
                IconName = icon,
            })
            .WithCommand("heal", "Heal", context => lab.DeleteAsync(fault, $"{name} is healed", context.CancellationToken), new CommandOptions
            {
                Description = "That ends, and what it took is given back.",
                IconName = "Heart",
            });
    }
}
