using Evolution.Spotting.Model;

namespace Evolution.Spotting.Classifying;

/// <summary>
/// Decides what each workload is: by what the user says, by what its file says, by its image, by the image that its Dockerfile
/// starts from, and, where it is built from source, by its name. What nothing speaks against is an application service.
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

    /// <summary>Of an image that nobody else publishes, its name and that of the workload tell as much as those of something that is built.</summary>
    Role? OwnImage(ImageName image, string name) => HintOf(image.Last) ?? HintOf(name);

    // A workload and its image often have the same name.
    Role? HintOf(string name)
    {
        if (!hints.TryGetValue(name, out var hint)) hints[name] = hint = NameHints.RoleOf(name);
        return hint;
    }
}
