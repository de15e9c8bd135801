namespace Evolution.Spotting.SharedSource;

/// <summary>Describes how services use a part of the source.</summary>
static class SharingDescription
{
    public static string Create(IReadOnlyList<SourcePartKind> kinds)
    {
        var groups = kinds.CountBy(kind => kind).ToList();
        if (groups is [var (singleKind, count)]) return $"{(count == 2 ? "both" : "all")} {DescribeSeveral(singleKind)}";
        return string.Join(", ", groups.Select(group => $"{group.Value} {(group.Value == 1 ? DescribeOne(group.Key) : DescribeSeveral(group.Key))}"));
    }

    static string DescribeOne(SourcePartKind kind) => kind switch
    {
        SourcePartKind.Own => "is built from it",
        SourcePartKind.Copied => "copies it into its image",
        SourcePartKind.Project => "refers to the project",
        SourcePartKind.Package => "depends on the package",
        SourcePartKind.Module => "depends on the module",
        SourcePartKind.Import => "imports the package",
        SourcePartKind.Link => "compiles the linked file",
        _ => "starts from its image",
    };

    static string DescribeSeveral(SourcePartKind kind) => kind switch
    {
        SourcePartKind.Own => "are built from it",
        SourcePartKind.Copied => "copy it into their images",
        SourcePartKind.Project => "refer to the project",
        SourcePartKind.Package => "depend on the package",
        SourcePartKind.Module => "depend on the module",
        SourcePartKind.Import => "import the package",
        SourcePartKind.Link => "compile the linked file",
        _ => "start from its image",
    };
}
