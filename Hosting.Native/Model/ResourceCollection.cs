using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace Evolution.Hosting.Native;

sealed class ResourceCollection : Collection<IResource>, IResourceCollection
{
    public bool TryGetByName(string name, [NotNullWhen(true)] out IResource? resource) =>
        (resource = this.FirstOrDefault(resource => Same(resource.Name, name))) is not null;

    protected override void InsertItem(int index, IResource item)
    {
        Check(item.Name);
        base.InsertItem(index, item);
    }

    protected override void SetItem(int index, IResource item)
    {
        if (!Same(this[index].Name, item.Name)) Check(item.Name);
        base.SetItem(index, item);
    }

    void Check(string name)
    {
        if (!ResourceName.IsValid(name)) throw new DistributedApplicationException($"'{name}' cannot be the name of a resource: {ResourceName.Rule}.");
        if (TryGetByName(name, out _)) throw new DistributedApplicationException($"There are two resources with the name '{name}'. Case does not matter.");
    }

    static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
