namespace Evolution.Hosting.Native;

/// <summary>Who must have stopped before a resource may: whoever refers to it or waited for it.</summary>
static class StopOrder
{
    /// <summary>For each resource those that stop before it. Where resources refer to each other in a circle, the one added first stops last.</summary>
    public static IReadOnlyDictionary<IResource, IReadOnlyList<IResource>> Of(IReadOnlyList<IResource> resources)
    {
        var users = resources.ToDictionary(resource => resource, _ => new List<IResource>());
        foreach (var user in resources)
        {
            foreach (var used in Uses(user).Where(used => used != user && users.ContainsKey(used)).Distinct())
            {
                if (!Reaches(users, from: user, to: used)) users[used].Add(user);
            }
        }
        return users.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<IResource>)pair.Value);
    }

    static IEnumerable<IResource> Uses(IResource resource) => resource.Annotations.OfType<ResourceRelationshipAnnotation>()
        .Where(related => related.Type is KnownRelationshipTypes.Reference or KnownRelationshipTypes.WaitFor)
        .Select(related => related.Resource is IResourceWithParent { Parent: var parent } ? parent : related.Resource);

    /// <summary>Whether <paramref name="from"/> must already wait for <paramref name="to"/>, so that the other way round would be a circle.</summary>
    static bool Reaches(Dictionary<IResource, List<IResource>> users, IResource from, IResource to) =>
        from == to || users[from].Any(user => Reaches(users, user, to));
}
