namespace Evolution.Lab.Testing;

/// <summary>A shop with all five symptoms, and a variable without a value, as files.</summary>
public static class SampleShop
{
    public static string Folder { get; } = Repository.Find()["tests", "Lab.Testing", "Shop"];
}
