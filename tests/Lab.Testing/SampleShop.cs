namespace Evolution.Lab.Testing;

/// <summary>The files of a shop with all five symptoms and a variable without a value.</summary>
public static class SampleShop
{
    public static string Folder { get; } = Repository.Find()["tests", "Lab.Testing", "Shop"];
}
