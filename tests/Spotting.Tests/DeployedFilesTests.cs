using Evolution.Spotting.Classifying;
using Evolution.Spotting.Symptoms;

namespace Evolution.Spotting.Tests;

/// <summary>What <c>evo spot</c> sees in the files that this shop is deployed from: each phase has the symptoms that the plan says, but for the library, whose source images do not show.</summary>
public sealed class DeployedFilesTests
{
    [Theory]
    [InlineData("deploy/phase-0", SymptomIds.SharedDatabase, SymptomIds.SingleDeployment, SymptomIds.SynchronousCalls, SymptomIds.SharedCache)]
    [InlineData("deploy/phase-1", SymptomIds.SharedDatabase, SymptomIds.SingleDeployment, SymptomIds.SynchronousCalls)]
    [InlineData("deploy/phase-2", SymptomIds.SynchronousCalls)]
    [InlineData("deploy/phase-3")]
    [InlineData("deploy/kubernetes")]
    public void Each_step_takes_its_symptoms_away(string folder, params string[] present)
    {
        var symptoms = Spotter.Examine([Repository.Find()[folder]], Corrections.None).Symptoms;

        symptoms.Where(symptom => symptom.Verdict is Presence.Present).Select(symptom => symptom.Id).ShouldBe(present, ignoreOrder: true);
        symptoms.Where(symptom => symptom.Verdict is Presence.Unknown).Select(symptom => symptom.Id).ShouldBe([SymptomIds.SharedLibrary]);
    }
}
