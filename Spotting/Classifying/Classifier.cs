using Evolution.Spotting.Model;

namespace Evolution.Spotting.Classifying;

/// <summary>
/// Determines the role of a workload: by the user's corrections, its resource type, its image, the base image of its Dockerfile,
/// and, if it is built from source, its name. The default is an application service.
/// </summary>
sealed class Classifier(Corrections corrections, BaseImages bases)
{
    readonly Dictionary<string, Role?> hints = [];

    public Role GetRole(Workload workload)
    {
        if (corrections.Services.Contains(workload.Name)) return Role.Service;
        if (corrections.Infrastructure.Contains(workload.Name)) return FindInfrastructureRole(workload) ?? Role.OtherInfrastructure;
        if (workload.IsJob) return Role.Job;
        return FindInfrastructureRole(workload) ?? (BrowserApps.IsBrowserApp(workload) ? Role.Router : Role.Service);
    }

    Role? FindInfrastructureRole(Workload workload)
    {
        if (workload.Kind is { } type && ResourceTypeRoles.GetRole(type) is { } roleOfType) return roleOfType;
        if (workload.Image is { } image && workload.Build is null) return ImageCatalog.GetRole(ImageName.Parse(image)) ?? FindOwnImageRole(ImageName.Parse(image), workload.Name);
        if (workload.Build is null && workload.Kind is null) return GetHint(workload.Name);
        return bases.Find(workload) is { } baseImage && ImageCatalog.GetRole(ImageName.Parse(baseImage)) is { } roleOfBase and not Role.OtherInfrastructure ? roleOfBase : GetHint(workload.Name);
    }

    /// <summary>Determines the role of an image that is not public by the names of the image and the workload.</summary>
    Role? FindOwnImageRole(ImageName image, string name) => GetHint(image.LastSegment) ?? GetHint(name);

    // Cached: a workload and its image often have the same name.
    Role? GetHint(string name)
    {
        if (!hints.TryGetValue(name, out var hint)) hints[name] = hint = NameHints.GetRole(name);
        return hint;
    }
}
