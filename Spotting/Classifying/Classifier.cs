using Evolution.Spotting.Model;

namespace Evolution.Spotting.Classifying;

/// <summary>
/// Determines the role of each workload: by the user's corrections, by its kind in the file, by its image, by the base image of its
/// Dockerfile, and, if it is built from source, by its name. The default is an application service.
/// </summary>
sealed class Classifier(Corrections corrections, BaseImages bases)
{
    readonly Dictionary<string, Role?> hints = [];

    public Role RoleOf(Workload workload)
    {
        if (corrections.Services.Contains(workload.Name)) return Role.Service;
        if (corrections.Infrastructure.Contains(workload.Name)) return Known(workload) ?? Role.OtherInfrastructure;
        if (workload.IsJob) return Role.Job;
        return Known(workload) ?? (BrowserCode.Is(workload) ? Role.Router : Role.Service);
    }

    Role? Known(Workload workload)
    {
        if (workload.Kind is { } kind && ResourceKinds.RoleOf(kind) is { } byKind) return byKind;
        if (workload.Image is { } image && workload.Build is null) return ImageCatalog.RoleOf(ImageName.Of(image)) ?? OwnImage(ImageName.Of(image), workload.Name);
        if (workload.Build is null && workload.Kind is null) return HintOf(workload.Name);
        return bases.Of(workload) is { } start && ImageCatalog.RoleOf(ImageName.Of(start)) is { } byBase and not Role.OtherInfrastructure ? byBase : HintOf(workload.Name);
    }

    /// <summary>Derives the role of an image that is not a public one: its name and the workload's name are as significant as those of a built one.</summary>
    Role? OwnImage(ImageName image, string name) => HintOf(image.Last) ?? HintOf(name);

    // A workload and its image often have the same name.
    Role? HintOf(string name)
    {
        if (!hints.TryGetValue(name, out var hint)) hints[name] = hint = NameHints.RoleOf(name);
        return hint;
    }
}
