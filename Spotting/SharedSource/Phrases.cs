namespace Evolution.Spotting.SharedSource;

/// <summary>Describes how services use a piece of source.</summary>
static class Phrases
{
    public static string For(IReadOnlyList<PartKind> kinds)
    {
        var groups = kinds.CountBy(kind => kind).ToList();
        if (groups is [var (only, count)]) return $"{(count == 2 ? "both" : "all")} {Many(only)}";
        return string.Join(", ", groups.Select(group => $"{group.Value} {(group.Value == 1 ? One(group.Key) : Many(group.Key))}"));
    }

    static string One(PartKind kind) => kind switch
    {
        PartKind.Own => "is built from it",
        PartKind.Copied => "copies it into its image",
        PartKind.Project => "refers to the project",
        PartKind.Package => "depends on the package",
        PartKind.Module => "depends on the module",
        PartKind.Import => "imports the package",
        PartKind.Link => "compiles the linked file",
        _ => "starts from its image",
    };

    static string Many(PartKind kind) => kind switch
    {
        PartKind.Own => "are built from it",
        PartKind.Copied => "copy it into their images",
        PartKind.Project => "refer to the project",
        PartKind.Package => "depend on the package",
        PartKind.Module => "depend on the module",
        PartKind.Import => "import the package",
        PartKind.Link => "compile the linked file",
        _ => "start from its image",
    };
}
