using Evolution.Spotting.Symptoms;

namespace Evolution.Spotting.Output;

/// <summary>The titles of the symptoms.</summary>
public static class SymptomTitles
{
    public static string GetTitle(string id) => id switch
    {
        SymptomIds.SharedDatabase => "Services share a database server",
        SymptomIds.SharedLibrary => "Services are built from common source",
        SymptomIds.SingleDeployment => "Services are deployed together",
        SymptomIds.SynchronousCalls => "Services call each other synchronously",
        SymptomIds.SharedCache => "Services share a cache",
        _ => id,
    };
}
