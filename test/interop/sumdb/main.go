// Command sumdb verifies an exported log with the packages that Go's own checksum database is checked with, golang.org/x/mod/sumdb:
// the checkpoint's signature and cosignature, every tile against its root, every entry against its leaf, and that each earlier
// checkpoint is a prefix of the newest. Usage: sumdb FOLDER LOG-VKEY WITNESS-VKEY. It prints "size root".
package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// cosigner is a note.Verifier of C2SP cosignature/v1, which the packages do not know: they know only its frame, the signed note.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }
func (c cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(sig), msg)
	return ed25519.Verify(c.key, []byte(signed), sig[8:])
}

func newCosigner(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("malformed witness key")
	}
	hash, err := strconv.ParseUint(parts[1], 16, 32)
	if err != nil {
		return nil, err
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 33 || key[0] != 4 {
		return nil, errors.New("malformed witness key")
	}
	return cosigner{parts[0], uint32(hash), key[1:]}, nil
}

func path(tile tlog.Tile) string {
	return strings.Replace(strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", height)), "data/", "entries/", 1)
}

// folder is a tlog.TileReader of an exported log.
type folder string

func (f folder) Height() int { return height }
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		var err error
		if data[i], err = f.read(tile); err != nil {
			return nil, err
		}
	}
	return data, nil
}
func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}
func (f folder) read(tile tlog.Tile) ([]byte, error) {
	return os.ReadFile(filepath.Join(string(f), "tile", filepath.FromSlash(path(tile))))
}

// parse checks all signatures of a checkpoint and reads its tree.
func parse(text []byte, known note.Verifiers, signatures int) (tree tlog.Tree, err error) {
	opened, err := note.Open(text, known)
	if err != nil {
		return tree, err
	}
	if len(opened.Sigs) != signatures {
		return tree, fmt.Errorf("%d signatures verify, not %d", len(opened.Sigs), signatures)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 3 {
		return tree, errors.New("malformed checkpoint")
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

func checkEntries(dir folder, tree tlog.Tree, hashes tlog.HashReader) error {
	for from := int64(0); from < tree.N; from += 1 << height {
		width := tree.N - from
		if width > 1<<height {
			width = 1 << height
		}
		bundle, err := dir.read(tlog.Tile{H: height, L: -1, N: from >> height, W: int(width)})
		if err != nil {
			return err
		}
		for index := from; index < from+width; index++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				return fmt.Errorf("entry %d is cut off", index)
			}
			entry := bundle[2 : 2+binary.BigEndian.Uint16(bundle)]
			bundle = bundle[2+len(entry):]
			proof, err := tlog.ProveRecord(tree.N, index, hashes)
			if err != nil {
				return err
			}
			if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
				return fmt.Errorf("entry %d: %w", index, err)
			}
		}
	}
	return nil
}

func checkHistory(dir folder, tree tlog.Tree, hashes tlog.HashReader, known note.Verifiers) error {
	file, err := os.ReadFile(filepath.Join(string(dir), "checkpoints.jsonl"))
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(bytes.NewReader(file))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var published struct{ Note string }
		if err := json.Unmarshal(lines.Bytes(), &published); err != nil {
			return err
		}
		earlier, err := parse([]byte(published.Note), known, 2)
		if err != nil {
			return err
		}
		if earlier.N == 0 {
			continue
		}
		proof, err := tlog.ProveTree(tree.N, earlier.N, hashes)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, earlier.N, earlier.Hash); err != nil {
			return fmt.Errorf("checkpoint of %d: %w", earlier.N, err)
		}
	}
	return lines.Err()
}

func run(dir folder, logKey, witnessKey string) (tree tlog.Tree, err error) {
	logVerifier, err := note.NewVerifier(logKey)
	if err != nil {
		return tree, err
	}
	witness, err := newCosigner(witnessKey)
	if err != nil {
		return tree, err
	}
	known := note.VerifierList(logVerifier, witness)
	text, err := os.ReadFile(filepath.Join(string(dir), "checkpoint"))
	if err != nil {
		return tree, err
	}
	if tree, err = parse(text, known, 2); err != nil {
		return tree, err
	}
	// Reads tiles and trusts none before it has seen that it hashes to the root.
	hashes := tlog.TileHashReader(tree, dir)
	if err := checkEntries(dir, tree, hashes); err != nil {
		return tree, err
	}
	return tree, checkHistory(dir, tree, hashes, known)
}

func main() {
	tree, err := run(folder(os.Args[1]), os.Args[2], os.Args[3])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(tree.N, tree.Hash)
}
