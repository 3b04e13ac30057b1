namespace Missions.Core.Plans;

/// <summary>What proofs of several kinds have in common.</summary>
/// <remarks>Not members of the records: what a record prints is what the hash of a proof is taken of.</remarks>
public static class ProofParts
{
    extension(Proof proof)
    {
        /// <summary>The engine alone proves it, by running something.</summary>
        public bool IsExecuted => proof is Proof.Command or Proof.Parity or Proof.Measure;

        /// <summary>The files that it brings along, variants left out.</summary>
        public Seq<ProofFile> Brings => proof switch
        {
            Proof.Command command => command.Files,
            Proof.Parity parity => parity.Files,
            Proof.Measure measure => measure.Files,
            _ => [],
        };

        /// <summary>The service that the engine starts for it first.</summary>
        public string? Needs => proof switch
        {
            Proof.Command command => command.Service,
            Proof.Parity parity => parity.Service,
            Proof.Measure measure => measure.Service,
            Proof.Flow flow => flow.Service,
            _ => null,
        };

        /// <summary>The shell line that an executed proof runs, as far as it runs one.</summary>
        public string? Line => proof switch
        {
            Proof.Command command => command.Run,
            Proof.Parity parity => parity.Run ?? $"parity of {parity.Service} over http",
            Proof.Measure measure => measure.Run,
            _ => null,
        };

        /// <summary>Every path that it writes into a checkout.</summary>
        public IEnumerable<string> Paths => proof.Brings
            .Concat(proof is Proof.Command { Variants: var variants } ? variants : [])
            .Select(file => file.Path);

        /// <summary>The same with files in place of those of the same path.</summary>
        public Proof With(Seq<ProofFile> files)
        {
            var mended = proof.Brings.Replace(
                old => files.Any(file => file.Path == old.Path),
                old => files.Last(file => file.Path == old.Path));
            return proof switch
            {
                Proof.Command command => command with { Files = mended },
                Proof.Parity parity => parity with { Files = mended },
                Proof.Measure measure => measure with { Files = mended },
                _ => proof,
            };
        }
    }
}
